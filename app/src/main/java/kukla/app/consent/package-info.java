/**
 * Whether the face in a portrait may be used.
 *
 * <ul>
 *   <li>{@link kukla.app.consent.Consent}: what was answered of a portrait, kept beside it
 * </ul>
 */
@NullMarked
package kukla.app.consent;

import org.jspecify.annotations.NullMarked;
