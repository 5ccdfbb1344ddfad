/**
 * Whether the face in a portrait may be used.
 *
 * <ul>
 *   <li>{@link kukla.app.consent.Consent}: asks once a portrait and keeps the answer beside it
 * </ul>
 */
@NullMarked
package kukla.app.consent;

import org.jspecify.annotations.NullMarked;
