/**
 * The program picture kept: as a recording, as a snapshot.
 *
 * <ul>
 *   <li>{@link kukla.app.sink.record.Recorder}: an mp4; its opener closes it
 *   <li>{@link kukla.app.sink.record.Snapshot}: a PNG
 *   <li>{@link kukla.app.sink.record.FreeName}: a name that no file has yet
 *   <li>{@link kukla.app.sink.record.Provenance}: what both say about how they came to be
 * </ul>
 */
@NullMarked
package kukla.app.sink.record;

import org.jspecify.annotations.NullMarked;
