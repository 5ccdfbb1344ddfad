/**
 * Training.
 *
 * <ul>
 *   <li>{@link kukla.models.train.TrainCommand}, {@link kukla.models.train.TrainMotionCommand},
 *       {@link kukla.models.train.TrainFaceCommand}, {@link kukla.models.train.TrainMaskCommand},
 *       {@link kukla.models.train.TrainingOptions}: the command line
 *   <li>{@link kukla.models.train.TrainingYaml}: a configuration file as the command line changes
 *       it
 *   <li>{@link kukla.models.train.TrainingLoop}: what every training does
 *   <li>{@link kukla.models.train.Descent}: steps along gradients
 *   <li>{@link kukla.models.train.CropTraining}, {@link kukla.models.train.CropTrainer}, {@link
 *       kukla.models.train.CropPlan}, {@link kukla.models.train.FaceStep}, {@link
 *       kukla.models.train.MaskStep}, {@link kukla.models.train.CropTensors}, {@link
 *       kukla.models.train.CropSheet}: networks that look at face crops
 *   <li>{@link kukla.models.train.TrainingConfiguration}, {@link
 *       kukla.models.train.TrainingPlanReader}: the YAML file
 *   <li>{@link kukla.models.train.TrainingPlan}, {@link kukla.models.train.LossWeights}, {@link
 *       kukla.models.train.Schedule}, {@link kukla.models.train.SupervisedKeypoint}: what it says
 *   <li>{@link kukla.models.train.MotionTrainer}: trains motion models
 *   <li>{@link kukla.models.train.MotionStep}: one step; its opener closes it
 *   <li>{@link kukla.models.train.MotionNetworks}: what is trained together
 *   <li>{@link kukla.models.train.TrainingState}: all numbers that change; its opener closes it
 *   <li>{@link kukla.models.train.FlatAdam}: the optimiser of one network; the state closes it
 *   <li>{@link kukla.models.train.LossTerms}: weighted losses by name
 *   <li>{@link kukla.models.train.PictureLoss}, {@link kukla.models.train.Pyramid}, {@link
 *       kukla.models.perceptual.SqueezeNet}: prediction against driving picture; the step closes
 *       them
 *   <li>{@link kukla.models.train.EquivarianceLoss}, {@link kukla.models.train.RandomWarp}:
 *       keypoints against a known warp
 *   <li>{@link kukla.models.train.KeypointLoss}: keypoints against landmarks; the step closes it
 *   <li>{@link kukla.models.train.AdversarialLoss}: against the discriminator
 *   <li>{@link kukla.models.train.Checkpoint}: a state on disk
 *   <li>{@link kukla.models.train.Widening}: a state as what a smaller network does
 *   <li>{@link kukla.models.train.MetricsLog}, {@link kukla.models.train.TrainingCharts}, {@link
 *       kukla.models.train.PreviewSheet}: what a run shows; {@code TrainingSheet}: a picture of it
 *   <li>{@link kukla.models.train.StopSignal}: Ctrl-C; the trainer closes it
 *   <li>{@link kukla.models.train.ProcessorPrecision}: BF16 or FP32
 * </ul>
 *
 * Tensors made during a step live in a {@code PointerScope} around it.
 */
@NullMarked
package kukla.models.train;

import org.jspecify.annotations.NullMarked;
