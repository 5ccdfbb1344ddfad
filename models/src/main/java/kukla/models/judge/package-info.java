/**
 * The independent networks that label and judge faces; what they say of a face is {@link
 * kukla.models.judge.Landmarks}. Who opens a judge closes it.
 *
 * <ul>
 *   <li>{@link kukla.models.judge.Judge}: which there are, and their cards
 *   <li>{@link kukla.models.judge.JudgeFolder}: where their files lie
 *   <li>{@link kukla.models.judge.Landmarks}: points of a face
 *   <li>{@link kukla.models.judge.OpenSeeFace}: 68 points for labels
 *   <li>{@link kukla.models.judge.FaceMesh}: 468 points for figures
 *   <li>{@link kukla.models.judge.IdentityJudge}: whose face it is
 *   <li>{@link kukla.models.judge.FaceWitness}: all that the figures ask of one picture
 *   <li>{@link kukla.models.judge.Ibug68}: their order
 *   <li>{@link kukla.models.judge.LandmarkTracker}: the same through a clip
 * </ul>
 */
@NullMarked
package kukla.models.judge;

import org.jspecify.annotations.NullMarked;
