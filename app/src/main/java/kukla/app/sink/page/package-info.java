/**
 * A page on this machine that shows the program picture in a browser, or to OBS.
 *
 * <ul>
 *   <li>{@link kukla.app.sink.page.ViewerPage}: the page and its server; its sink closes it
 *   <li>{@code Visitors}: connections from browsers; the page closes it
 *   <li>{@code Request}: what a browser asks for
 *   <li>{@code Door}: who may come in
 *   <li>{@code NewestJpeg}: the picture that viewers get next
 *   <li>{@code JpegStream}: what one viewer gets; ends with the viewer
 * </ul>
 */
@NullMarked
package kukla.app.sink.page;

import org.jspecify.annotations.NullMarked;
