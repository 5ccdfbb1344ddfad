// Hangs the painted backdrop behind somebody, moved a little as a hand-held camera does.
in vec2 vScreen;
layout(location = 0) out vec4 colour;
uniform sampler2D uBackdrop;
uniform vec2 uBackShift;
void main() { colour = vec4(texture(uBackdrop, (vScreen + uBackShift + 0.15) / 1.3).rgb, 1.0); }
