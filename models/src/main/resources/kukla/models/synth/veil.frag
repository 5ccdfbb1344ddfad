// The lid's soft shadow on the eyeball.
uniform float uVeil;
void main() { colour = vec4(0.02, 0.008, 0.006, uVeil); }
