/**
 * Training pictures: from clips on disk to batches of source-driving pairs.
 *
 * <ul>
 *   <li>{@link kukla.models.data.DataFolder}, {@link kukla.models.data.ClipFile}: what lies on disk
 *   <li>{@link kukla.models.data.LabelFile}, {@link kukla.models.data.LabelSheet}: the file of
 *       labels beside a clip, read and written
 *   <li>{@link kukla.models.data.Label}, {@link kukla.models.data.MaskClass}: what it may know
 *   <li>{@link kukla.models.data.ClipLabels}: landmarks beside a clip
 *   <li>{@link kukla.models.data.Footage}: a clip's frames one by one; its opener closes it
 *   <li>{@link kukla.models.data.ClipCache}, {@link kukla.models.data.CacheWriter}: clips decoded
 *       once
 *   <li>{@link kukla.models.data.CachedClip}: a decoded clip, memory-mapped; nothing to close
 *   <li>{@link kukla.models.data.ClipSquare}, {@link kukla.models.data.Square}, {@link
 *       kukla.models.data.Box}: which part of a frame
 *   <li>{@link kukla.models.data.ClipLibrary}: all usable clips, drawn by people
 *   <li>{@link kukla.models.data.PairSampler}: fills batches, a function of seed and step; its
 *       opener closes it
 *   <li>{@link kukla.models.data.Augmentation}, {@link kukla.models.data.ColourJitter}, {@link
 *       kukla.models.data.Spoiler}, {@link kukla.models.data.FaceFlip}, {@link
 *       kukla.models.data.Emphasis}: what happens to a pair
 *   <li>{@link kukla.models.data.FaceSampler}: draws crops of faces with all that is known of them;
 *       its opener closes it
 *   <li>{@link kukla.models.data.FaceCropper}: cuts them out, holds one at a time; its opener
 *       closes it
 *   <li>{@link kukla.models.data.FaceAugmentation}, {@link kukla.models.data.FaceSpoiler}: how
 *   <li>{@link kukla.models.data.FaceBatch}: the crops of one step
 *   <li>{@link kukla.models.data.Sampler}: what fills batches
 *   <li>{@link kukla.models.data.Batch}: the pairs of one step
 *   <li>{@link kukla.models.data.BatchLoader}: fills them ahead; its opener closes it
 *   <li>{@link kukla.models.data.Draw}: random numbers by place
 * </ul>
 */
@NullMarked
package kukla.models.data;

import org.jspecify.annotations.NullMarked;
