/**
 * People who do not exist, rendered from a morphable head.
 *
 * <ul>
 *   <li>{@link kukla.models.synth.SynthCommand}: names the commands below
 *   <li>{@link kukla.models.synth.SynthDataCommand}: a training set with exact labels
 *   <li>{@link kukla.models.synth.SynthPortraitCommand}: a friendly still
 *   <li>{@link kukla.models.synth.SynthClipCommand}: a talking clip
 *   <li>{@link kukla.models.synth.SynthImportIctCommand}: the head file from its authors' folder
 * </ul>
 *
 * Inside: {@code Casting} (their common options); {@code HeadModel} (the file) and {@code
 * HeadParts} (its materials), {@code IctFolder} (where it comes from); {@code Person}, {@code
 * Skin}, {@code Hair}, {@code Torso}, {@code Headwear}, {@code Glasses}, {@code Prop} (who by seed,
 * modelled of {@code Clay}) become an {@code Actor}; {@code Performance} gives a {@code Moment} at
 * a time, {@code HeadShape} and {@code Posture} bend to it; {@code Scene} with its {@code Lamps}
 * and {@code Backdrop}, and {@code View} are place and lens; {@code Studio} draws and gives {@code
 * Labels} with a {@code DenseMap}; {@code Recording} is a clip's worth of them. {@code People}
 * films many at once into a {@code PeopleFolder}. Whoever opens a studio closes it, after its
 * actors, on the thread that opened it.
 */
@NullMarked
package kukla.models.synth;

import org.jspecify.annotations.NullMarked;
