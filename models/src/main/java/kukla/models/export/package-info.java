/**
 * Trained or imported networks as model folders: a card and ONNX graphs.
 *
 * <ul>
 *   <li>{@link kukla.models.export.FinishedNetworks}: a configuration with its weights, checked
 *       against each other
 *   <li>{@link kukla.models.export.FinishedCropNetwork}: the same for networks that look at face
 *       crops, and their one graph
 *   <li>{@link kukla.models.export.WeightsFit}: whether weights are those that a configuration
 *       describes
 *   <li>{@link kukla.models.export.MotionGraphs}: records the three graphs
 *   <li>{@link kukla.models.export.ModelSheet}: what a card says beside its files
 *   <li>{@link kukla.models.export.ModelFolderWriter}: writes graphs and card
 *   <li>{@link kukla.models.export.ModelsCommand}: {@code kukla models}
 *   <li>{@link kukla.models.export.ModelsList}, {@link kukla.models.export.ModelsVerify}, {@link
 *       kukla.models.export.ModelsImport}, {@link kukla.models.export.ModelsExport}, {@link
 *       kukla.models.export.ModelsFresh}: its subcommands
 *   <li>{@code UntrainedWeights}: weights as layers start with them
 * </ul>
 *
 * <p>Nothing here holds a resource.
 */
@NullMarked
package kukla.models.export;

import org.jspecify.annotations.NullMarked;
