/**
 * Drawing with OpenGL 3.3 core, with nothing of faces in it.
 *
 * <ul>
 *   <li>{@link kukla.render.OffscreenContext}: a GL context without window or display, through EGL
 *   <li>{@link kukla.render.Framebuffer}: colour and depth to draw into, scale down and read back
 *   <li>{@link kukla.render.Shader}: a linked vertex and fragment shader and its uniforms
 *   <li>{@link kukla.render.Mesh}: vertices and triangles, one part of the vertices streamed
 *   <li>{@link kukla.render.Texture}: a 2D picture to sample
 *   <li>{@link kukla.render.Rectangle}: an upright rectangle without vertices of its own
 *   <li>{@link kukla.render.HostPixels}: a picture in host memory, and its {@link
 *       kukla.render.PixelOrder}
 *   <li>{@link kukla.render.PixelUpload}: pictures streamed from host memory into a texture
 *   <li>{@link kukla.render.PixelReadback}: pictures on their way to host memory, without waiting
 *   <li>{@link kukla.render.NativeLibraries}: what is said of libraries that do not load
 *   <li>{@link kukla.render.RenderFault}: why nothing can be drawn here, in one sentence
 * </ul>
 *
 * Whoever opens one of these closes it, on the thread that opened the context, before the context.
 */
@NullMarked
package kukla.render;

import org.jspecify.annotations.NullMarked;
