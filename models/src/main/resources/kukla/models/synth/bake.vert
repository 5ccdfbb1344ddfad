#version 330 core
// Unrolls the skin onto its two uv tiles, to be painted once a person.
layout(location = 2) in vec2 aUv;
layout(location = 3) in vec3 aNeutral;
out vec3 vNeutral;
void main() {
  vNeutral = aNeutral;
  gl_Position = vec4(aUv.x - 1.0, aUv.y * 2.0 - 1.0, 0.0, 1.0);
}
