// Hangs the painted backdrop behind somebody; alpha 0 says that nobody is there.
in vec2 vScreen;
layout(location = 0) out vec4 colour;
uniform sampler2D uBackdrop;
uniform vec2 uBackShift;
void main() { colour = vec4(texture(uBackdrop, (vScreen - uBackShift + 0.1) / 1.2).rgb, 0.0); }
