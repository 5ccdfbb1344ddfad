/**
 * Model cards: what a model is, which files it has, and where it lies.
 *
 * <ul>
 *   <li>{@link kukla.inference.card.ModelCard}: the content of {@code card.json}
 *   <li>{@link kukla.inference.card.ModelFile}: one ONNX file with its hash and doors
 *   <li>{@link kukla.inference.card.Door}: a named tensor at the edge of a graph
 *   <li>{@link kukla.inference.card.Training}: how the weights came about
 *   <li>{@link kukla.inference.card.KeypointRole}: what one keypoint is
 *   <li>{@link kukla.inference.card.CardJson}: reads and writes cards
 *   <li>{@link kukla.inference.card.ModelFolder}: a card with its files, checked by hash
 *   <li>{@link kukla.inference.card.ModelShelf}: finds a model by name
 *   <li>{@link kukla.inference.card.Sha256}: hashes of files
 *   <li>{@link kukla.inference.card.Required}: what a card must say
 * </ul>
 *
 * <p>Nothing here holds a resource.
 */
@NullMarked
package kukla.inference.card;

import org.jspecify.annotations.NullMarked;
