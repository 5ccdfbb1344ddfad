#version 330 core
// Every mesh: positions are already in the world.
layout(location = 0) in vec3 aPosition;
layout(location = 1) in vec3 aNormal;
layout(location = 2) in vec2 aUv;
layout(location = 3) in vec3 aNeutral;
layout(location = 4) in float aOwn;
uniform mat4 uViewProjection;
uniform mat4 uShadowMatrix;
out vec3 vPosition;
out vec3 vNormal;
out vec2 vUv;
out vec3 vNeutral;
out float vOwn;
out vec3 vShadow;
void main() {
  vPosition = aPosition;
  vNormal = aNormal;
  vUv = aUv;
  vNeutral = aNeutral;
  vOwn = aOwn;
  vShadow = (uShadowMatrix * vec4(aPosition, 1.0)).xyz * 0.5 + 0.5;
  gl_Position = uViewProjection * vec4(aPosition, 1.0);
}
