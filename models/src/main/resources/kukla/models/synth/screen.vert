#version 330 core
// One triangle over the whole picture.
out vec2 vScreen;
void main() {
  vec2 p = vec2(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0);
  vScreen = p * 0.5 + 0.5;
  gl_Position = vec4(p, 0.99999, 1.0);
}
