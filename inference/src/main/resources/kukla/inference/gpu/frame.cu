// What a frame goes through on the GPU beside the networks. Compiled by NVRTC, by nvcc, and, to be
// tested, as C++: no shared memory, no barriers, no library but sqrtf, floorf, ceilf, fabsf, powf and
// cbrtf. Multiplications and additions are not contracted, so that all of them and the twin in Java
// compute the same bits (powf and cbrtf aside).
//
// Pictures: 8 bits, top row first, pixel centres at (i + 0.5, j + 0.5). Networks: 1 x 3 x H x W,
// float32 in [0, 1]. Affine maps: xx, xy, x0, yx, yy, y0.

#define MOST_KEYPOINTS 64

enum { RGB = 0, BGR = 1, YUYV = 2, NV12 = 3 };                  // formats of the camera's picture
enum { RELATIVE = 0, ABSOLUTE = 1, GIVEN = 2, FIRST = 3 };      // how keypoints are driven
enum { FADES_LEFT = 1, FADES_TOP = 2, FADES_RIGHT = 4, FADES_BOTTOM = 8 };

// What changes from frame to frame; FrameParameters writes it, offset by offset.
struct Parameters {
  unsigned long long picture;  // 0    the camera's
  unsigned long long canvas;   // 8    RGBA, where the finished picture goes
  unsigned long long ground;   // 16   RGBA, the painting at the canvas's size
  unsigned long long told;     // 24   pinned memory of the host: keypoints seen and drawn
  int format;                  // 32
  int width;                   // 36   of the camera's picture
  int height;                  // 40
  int stride;                  // 44   bytes a row
  float crop[6];               // 48   pixels of the square -> pixels of the camera's picture
  int mirror;                  // 72   the square is mirrored left to right
  int mode;                    // 76
  double gain;                 // 80
  double scale;                // 88
  int pasteLeft;               // 96   pixels of the canvas that the square may touch
  int pasteTop;                // 100
  int pasteWidth;              // 104
  int pasteHeight;             // 108
  float paste[6];              // 112  pixels of the canvas -> pixels of the square
  float feather;               // 136  how far an edge fades, as a share of the side
  int fades;                   // 140
  int markLeft;                // 144  the mark's plate on the canvas
  int markTop;                 // 148
  int markWidth;               // 152  0: no mark
  int markHeight;              // 156
  float sourceValue[2 * MOST_KEYPOINTS];     // 160
  float sourceJacobian[4 * MOST_KEYPOINTS];  // 672
  float initialValue[2 * MOST_KEYPOINTS];    // 1696  or those given
  float initialJacobian[4 * MOST_KEYPOINTS]; // 2208
};                                           // 3232

struct Colour {
  float r, g, b;
};

__device__ inline int clampInt(int value, int least, int most) {
  return value < least ? least : (value > most ? most : value);
}

__device__ inline float clampFloat(float value, float least, float most) {
  return value < least ? least : (value > most ? most : value);
}

// 0 ... 255 of 0 ... 1, as the CPU path rounds
__device__ inline int byteOf(float value) {
  return (int)(clampFloat(value, 0.0f, 1.0f) * 255.0f + 0.5f);
}

// ---- the camera's picture

// BT.601, limited range
__device__ inline Colour ofYuv(int y, int u, int v) {
  int luma = 76309 * (y - 16) + 32768;
  Colour c;
  c.r = (float)clampInt((luma + 104597 * (v - 128)) >> 16, 0, 255);
  c.g = (float)clampInt((luma - 25675 * (u - 128) - 53279 * (v - 128)) >> 16, 0, 255);
  c.b = (float)clampInt((luma + 132201 * (u - 128)) >> 16, 0, 255);
  return c;
}

// one pixel of the camera's picture, 0 ... 255; the border repeats
__device__ inline Colour pixel(const Parameters* p, int x, int y) {
  const unsigned char* picture = (const unsigned char*)p->picture;
  int column = clampInt(x, 0, p->width - 1);
  int row = clampInt(y, 0, p->height - 1);
  const unsigned char* line = picture + (long long)row * p->stride;
  if (p->format == YUYV) {
    const unsigned char* pair = line + 4 * (column >> 1);
    return ofYuv(pair[2 * (column & 1)], pair[1], pair[3]);
  }
  if (p->format == NV12) {
    const unsigned char* pair =
        picture + (long long)(p->height + (row >> 1)) * p->stride + 2 * (column >> 1);
    return ofYuv(line[column], pair[0], pair[1]);
  }
  const unsigned char* at = line + 3 * column;
  Colour c;
  c.r = (float)at[p->format == BGR ? 2 : 0];
  c.g = (float)at[1];
  c.b = (float)at[p->format == BGR ? 0 : 2];
  return c;
}

// share of the input pixel that begins at `at` in an output pixel that is `scale` wide around
// `centre`: exact area where it shrinks, linear where it grows
__device__ inline float share(float at, float centre, float scale) {
  if (scale <= 1.0f) {
    float away = 1.0f - fabsf(at + 0.5f - centre);
    return away > 0.0f ? away : 0.0f;
  }
  float half = 0.5f * scale;
  float end = centre + half < at + 1.0f ? centre + half : at + 1.0f;
  float begin = centre - half > at ? centre - half : at;
  return end > begin ? (end - begin) / scale : 0.0f;
}

__device__ inline int taps(float scale) {
  return scale > 1.0f ? (int)ceilf(scale) + 1 : 2;
}

// first of the pixels that an output pixel around `centre` looks at
__device__ inline float firstTap(float centre, float scale) {
  return floorf(centre - 0.5f * (scale > 1.0f ? scale : 1.0f));
}

__device__ inline Colour bilinear(const Parameters* p, float x, float y) {
  float cx = clampFloat(x - 0.5f, 0.0f, (float)(p->width - 1));
  float cy = clampFloat(y - 0.5f, 0.0f, (float)(p->height - 1));
  int left = (int)cx;
  int top = (int)cy;
  float fx = cx - (float)left;
  float fy = cy - (float)top;
  Colour a = pixel(p, left, top);
  Colour b = pixel(p, left + 1, top);
  Colour d = pixel(p, left, top + 1);
  Colour e = pixel(p, left + 1, top + 1);
  Colour c;
  float high = a.r + fx * (b.r - a.r);
  c.r = high + fy * (d.r + fx * (e.r - d.r) - high);
  high = a.g + fx * (b.g - a.g);
  c.g = high + fy * (d.g + fx * (e.g - d.g) - high);
  high = a.b + fx * (b.b - a.b);
  c.b = high + fy * (d.b + fx * (e.b - d.b) - high);
  return c;
}

// An upright map: area means where it shrinks, linear where it grows.
__device__ inline Colour upright(const Parameters* p, int x, int y) {
  float across = p->crop[0];
  float down = p->crop[4];
  float cx = across * ((float)x + 0.5f) + p->crop[2];
  float cy = down * ((float)y + 0.5f) + p->crop[5];
  float firstX = firstTap(cx, across);
  float firstY = firstTap(cy, down);
  int countX = taps(across);
  int countY = taps(down);
  Colour sum = {0.0f, 0.0f, 0.0f};
  for (int j = 0; j < countY; j++) {
    float atY = firstY + (float)j;
    float weightY = share(atY, cy, down);
    for (int i = 0; i < countX; i++) {
      float atX = firstX + (float)i;
      float weight = weightY * share(atX, cx, across);
      Colour c = pixel(p, (int)atX, (int)atY);
      sum.r = sum.r + weight * c.r;
      sum.g = sum.g + weight * c.g;
      sum.b = sum.b + weight * c.b;
    }
  }
  return sum;
}

// Any other: the mean of so many bilinear samples that none of the picture is skipped.
__device__ inline Colour turned(const Parameters* p, int x, int y) {
  float across = sqrtf(p->crop[0] * p->crop[0] + p->crop[3] * p->crop[3]);
  float down = sqrtf(p->crop[1] * p->crop[1] + p->crop[4] * p->crop[4]);
  float span = across > down ? across : down;
  int count = (int)ceilf(span - 0.01f);
  count = count < 1 ? 1 : count;
  Colour sum = {0.0f, 0.0f, 0.0f};
  for (int j = 0; j < count; j++) {
    float oy = (float)y + ((float)j + 0.5f) / (float)count;
    for (int i = 0; i < count; i++) {
      float ox = (float)x + ((float)i + 0.5f) / (float)count;
      float px = p->crop[0] * ox + p->crop[1] * oy + p->crop[2];
      float py = p->crop[3] * ox + p->crop[4] * oy + p->crop[5];
      Colour c = bilinear(p, px, py);
      sum.r = sum.r + c.r;
      sum.g = sum.g + c.g;
      sum.b = sum.b + c.b;
    }
  }
  float all = (float)(count * count);
  sum.r = sum.r / all;
  sum.g = sum.g / all;
  sum.b = sum.b / all;
  return sum;
}

// whole levels, as the CPU path has them
__device__ inline float level(float value) {
  int whole = (int)(value + 0.5f);
  return (float)(whole > 255 ? 255 : whole) * (1.0f / 255.0f);
}

// The performer's square out of the camera's picture.
// image: 1 x 3 x side x side; reversed: its channels are blue, green, red
extern "C" __global__ void crop(const Parameters* p, float* image, int side, int reversed) {
  int x = blockIdx.x * blockDim.x + threadIdx.x;
  int y = blockIdx.y * blockDim.y + threadIdx.y;
  if (x >= side || y >= side) {
    return;
  }
  bool plain = p->crop[1] == 0.0f && p->crop[3] == 0.0f && p->crop[0] > 0.0f && p->crop[4] > 0.0f;
  Colour c = plain ? upright(p, x, y) : turned(p, x, y);
  int plane = side * side;
  int at = y * side + (p->mirror ? side - 1 - x : x);
  image[at] = level(reversed ? c.b : c.r);
  image[plane + at] = level(c.g);
  image[2 * plane + at] = level(reversed ? c.r : c.b);
}

// ---- keypoints

__device__ inline void multiply(const float* a, const float* b, float* product) {
  product[0] = a[0] * b[0] + a[1] * b[2];
  product[1] = a[0] * b[1] + a[1] * b[3];
  product[2] = a[2] * b[0] + a[3] * b[2];
  product[3] = a[2] * b[1] + a[3] * b[3];
}

__device__ inline void invert(const float* m, float* inverse) {
  double determinant = (double)m[0] * (double)m[3] - (double)m[1] * (double)m[2];
  double size = determinant < 0.0 ? -determinant : determinant;
  // nearly flat instead of flat, as large as a float bears
  double divisor = size < 1e-9 ? 1e-9 : size;
  divisor = determinant < 0.0 ? -divisor : divisor;
  inverse[0] = (float)((double)m[3] / divisor);
  inverse[1] = (float)((double)-m[1] / divisor);
  inverse[2] = (float)((double)-m[2] / divisor);
  inverse[3] = (float)((double)m[0] / divisor);
}

// Where the source's keypoints go; a thread a keypoint.
// value: K x 2, jacobian: K x 2 x 2 or null, both of the performer; drawn...: where they go
extern "C" __global__ void relate(
    const Parameters* p,
    const float* value,
    const float* jacobian,
    float* drawnValue,
    float* drawnJacobian,
    int count) {
  int k = blockIdx.x * blockDim.x + threadIdx.x;
  if (k >= count) {
    return;
  }
  const float* driving = value + 2 * k;
  const float* initial = p->mode == FIRST ? driving : p->initialValue + 2 * k;
  float v[2];
  for (int i = 0; i < 2; i++) {
    float source = p->sourceValue[2 * k + i];
    double motion = (double)driving[i] - (double)initial[i];
    v[i] = (float)((double)source + p->gain * p->scale * motion);
    v[i] = p->mode == ABSOLUTE ? driving[i] : (p->mode == GIVEN ? initial[i] : v[i]);
    drawnValue[2 * k + i] = v[i];
  }
  float* told = (float*)p->told;
  told[2 * k] = driving[0];
  told[2 * k + 1] = driving[1];
  float* toldDrawn = told + (jacobian ? 6 : 2) * count;
  toldDrawn[2 * k] = v[0];
  toldDrawn[2 * k + 1] = v[1];
  if (!jacobian) {
    return;
  }
  const float* turn = jacobian + 4 * k;
  const float* before = p->mode == FIRST ? turn : p->initialJacobian + 4 * k;
  const float* still = p->sourceJacobian + 4 * k;
  float inverse[4];
  float fromInitial[4];
  float j[4];
  invert(before, inverse);
  multiply(inverse, still, fromInitial);
  multiply(turn, fromInitial, j);
  for (int i = 0; i < 4; i++) {
    if (p->gain != 1.0) {
      j[i] = (float)((double)still[i] + p->gain * (double)(j[i] - still[i]));
    }
    j[i] = p->mode == ABSOLUTE ? turn[i] : (p->mode == GIVEN ? before[i] : j[i]);
    drawnJacobian[4 * k + i] = j[i];
    told[2 * count + 4 * k + i] = turn[i];
    toldDrawn[2 * count + 4 * k + i] = j[i];
  }
}

// ---- colour

__device__ inline float linear(float coded) {
  return coded <= 0.04045f ? coded / 12.92f : powf((coded + 0.055f) / 1.055f, 2.4f);
}

__device__ inline float coded(float linear) {
  return linear <= 0.0031308f ? 12.92f * linear : 1.055f * powf(linear, 1.0f / 2.4f) - 0.055f;
}

__device__ inline float labCurve(float t) {
  return t > 0.008856452f ? cbrtf(t) : t * 7.787037f + 0.13793103f;
}

__device__ inline float labCurveBack(float t) {
  return t > 0.20689656f ? t * t * t : (t - 0.13793103f) / 7.787037f;
}

// CIE L*a*b* under D65 of sRGB
__device__ inline Colour labOf(float r, float g, float b) {
  float lr = linear(r);
  float lg = linear(g);
  float lb = linear(b);
  float x = labCurve((0.4124564f * lr + 0.3575761f * lg + 0.1804375f * lb) / 0.95047f);
  float y = labCurve(0.2126729f * lr + 0.7151522f * lg + 0.0721750f * lb);
  float z = labCurve((0.0193339f * lr + 0.1191920f * lg + 0.9503041f * lb) / 1.08883f);
  Colour lab;
  lab.r = 116.0f * y - 16.0f;
  lab.g = 500.0f * (x - y);
  lab.b = 200.0f * (y - z);
  return lab;
}

__device__ inline Colour ofLab(Colour lab) {
  float fy = (lab.r + 16.0f) / 116.0f;
  float x = 0.95047f * labCurveBack(fy + lab.g / 500.0f);
  float y = labCurveBack(fy);
  float z = 1.08883f * labCurveBack(fy - lab.b / 200.0f);
  Colour c;
  c.r = clampFloat(coded(3.2404542f * x - 1.5371385f * y - 0.4985314f * z), 0.0f, 1.0f);
  c.g = clampFloat(coded(-0.9692660f * x + 1.8760108f * y + 0.0415560f * z), 0.0f, 1.0f);
  c.b = clampFloat(coded(0.0556434f * x - 0.2040259f * y + 1.0572252f * z), 0.0f, 1.0f);
  return c;
}

// Sums over an image, in `parts` parts: part i takes every parts-th pixel from i.
// image: 3 planes, RGB; weight: a plane in [0, 1] or null; sums: parts x 7: weight, L, a, b, L², a², b²
extern "C" __global__ void colourSums(
    const float* image, const float* weight, double* sums, int pixels, int parts) {
  int part = blockIdx.x * blockDim.x + threadIdx.x;
  if (part >= parts) {
    return;
  }
  double sum[7] = {0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0};
  for (int i = part; i < pixels; i += parts) {
    Colour lab = labOf(image[i], image[pixels + i], image[2 * pixels + i]);
    double w = weight ? (double)weight[i] : 1.0;
    sum[0] += w;
    sum[1] += w * (double)lab.r;
    sum[2] += w * (double)lab.g;
    sum[3] += w * (double)lab.b;
    sum[4] += w * ((double)lab.r * (double)lab.r);
    sum[5] += w * ((double)lab.g * (double)lab.g);
    sum[6] += w * ((double)lab.b * (double)lab.b);
  }
  for (int i = 0; i < 7; i++) {
    sums[7 * part + i] = sum[i];
  }
}

// Means and standard deviations of the three channels, 6 numbers; a thread a channel.
extern "C" __global__ void colourMoments(const double* sums, float* moments, int parts) {
  int channel = blockIdx.x * blockDim.x + threadIdx.x;
  if (channel >= 3) {
    return;
  }
  double weight = 0.0;
  double sum = 0.0;
  double squares = 0.0;
  for (int i = 0; i < parts; i++) {
    weight += sums[7 * i];
    sum += sums[7 * i + 1 + channel];
    squares += sums[7 * i + 4 + channel];
  }
  double mean = weight > 0.0 ? sum / weight : 0.0;
  double variance = weight > 0.0 ? squares / weight - mean * mean : 0.0;
  moments[channel] = (float)mean;
  moments[3 + channel] = sqrtf((float)(variance > 0.0 ? variance : 0.0));
}

// Gives an image the means and deviations of another (Reinhard et al. 2001, in L*a*b*).
// own, wanted: 6 numbers each; a deviation is stretched threefold at most
extern "C" __global__ void colourTransfer(
    float* image, const float* own, const float* wanted, int pixels) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= pixels) {
    return;
  }
  Colour lab = labOf(image[i], image[pixels + i], image[2 * pixels + i]);
  float stretch[3];
  for (int c = 0; c < 3; c++) {
    float deviation = own[3 + c] > 1e-3f ? own[3 + c] : 1e-3f;
    stretch[c] = clampFloat(wanted[3 + c] / deviation, 0.0f, 3.0f);
  }
  lab.r = (lab.r - own[0]) * stretch[0] + wanted[0];
  lab.g = (lab.g - own[1]) * stretch[1] + wanted[1];
  lab.b = (lab.b - own[2]) * stretch[2] + wanted[2];
  Colour c = ofLab(lab);
  image[i] = c.r;
  image[pixels + i] = c.g;
  image[2 * pixels + i] = c.b;
}

// ---- the finished picture

// 0 at an edge that fades, 1 from the feather inwards, smooth between; 0 outside
__device__ inline float ramp(float low, bool lowFades, bool highFades, float feather) {
  float high = 1.0f - low;
  if (low < 0.0f || high < 0.0f) {
    return 0.0f;
  }
  float first = lowFades ? low : 1.0f;
  float second = highFades ? high : 1.0f;
  float depth = first < second ? first : second;
  float t = feather <= 0.0f ? 1.0f : depth / feather;
  t = t < 1.0f ? t : 1.0f;
  return t * t * (3.0f - 2.0f * t);
}

// a texel of the prediction in whole levels, 0 ... 255; the border repeats
__device__ inline float texel(const float* plane, int side, int x, int y) {
  int at = clampInt(y, 0, side - 1) * side + clampInt(x, 0, side - 1);
  return (float)byteOf(plane[at]);
}

// The moved square over the ground: levels of one channel.
__device__ inline int pasted(
    const float* plane, int side, float cx, float cy, float across, float down, int mask, int old) {
  float firstX = firstTap(cx, across);
  float firstY = firstTap(cy, down);
  int countX = taps(across);
  int countY = taps(down);
  float sum = 0.5f;
  for (int j = 0; j < countY; j++) {
    float atY = firstY + (float)j;
    float weightY = share(atY, cy, down);
    for (int i = 0; i < countX; i++) {
      float atX = firstX + (float)i;
      sum = sum + weightY * share(atX, cx, across) * texel(plane, side, (int)atX, (int)atY);
    }
  }
  int fresh = (int)sum;
  fresh = fresh > 255 ? 255 : fresh;
  return old + (((fresh - old) * mask + 128) >> 8);
}

__device__ inline float stroke(float px, float py, float ax, float ay, float bx, float by) {
  float alongX = bx - ax;
  float alongY = by - ay;
  float t = ((px - ax) * alongX + (py - ay) * alongY) / (alongX * alongX + alongY * alongY);
  t = clampFloat(t, 0.0f, 1.0f);
  float dx = px - ax - t * alongX;
  float dy = py - ay - t * alongY;
  return sqrtf(dx * dx + dy * dy) - 0.05f;
}

__device__ inline float lesser(float a, float b) {
  return a < b ? a : b;
}

// The letters "AI" on their plate: how much of the picture they cover, 0 ... 1, and their grey.
__device__ inline float mark(const Parameters* p, int x, int y, float* grey) {
  float unit = (float)p->markHeight;
  float px = ((float)x + 0.5f - (float)p->markLeft - 0.5f * (float)p->markWidth) / unit;
  float py = ((float)y + 0.5f - (float)p->markTop - 0.5f * (float)p->markHeight) / unit;
  float dx = fabsf(px) - 0.5f * (float)p->markWidth / unit + 0.22f;
  float dy = fabsf(py) - 0.5f + 0.22f;
  dx = dx > 0.0f ? dx : 0.0f;
  dy = dy > 0.0f ? dy : 0.0f;
  float plate = sqrtf(dx * dx + dy * dy) - 0.22f;
  float a = lesser(
      stroke(px, py, -0.13f, -0.25f, -0.34f, 0.25f), stroke(px, py, -0.13f, -0.25f, 0.08f, 0.25f));
  float bar = stroke(px, py, -0.27f, 0.09f, 0.01f, 0.09f);
  float i = stroke(px, py, 0.31f, -0.25f, 0.31f, 0.25f);
  float letters = lesser(a, lesser(bar, i));
  float within = clampFloat(0.5f - plate * unit, 0.0f, 1.0f);
  float ink = clampFloat(0.5f - letters * unit, 0.0f, 1.0f);
  *grey = 0.05f + ink * 0.95f;
  return within * (0.55f + ink * 0.4f);
}

__device__ inline int marked(int old, float covered, float grey) {
  return byteOf((float)old / 255.0f * (1.0f - covered) + covered * grey);
}

// The whole canvas: ground, the moved square where it goes, the mark.
// square: 1 x 3 x side x side, the prediction; width, height: of the canvas and the ground
extern "C" __global__ void compose(
    const Parameters* p, const float* square, int side, int reversed, int width, int height) {
  int x = blockIdx.x * blockDim.x + threadIdx.x;
  int y = blockIdx.y * blockDim.y + threadIdx.y;
  if (x >= width || y >= height) {
    return;
  }
  long long at = 4 * ((long long)y * width + x);
  const unsigned char* ground = (const unsigned char*)p->ground + at;
  unsigned char* canvas = (unsigned char*)p->canvas + at;
  int r = ground[0];
  int g = ground[1];
  int b = ground[2];
  int insideX = x - p->pasteLeft;
  int insideY = y - p->pasteTop;
  if (insideX >= 0 && insideX < p->pasteWidth && insideY >= 0 && insideY < p->pasteHeight) {
    float across = p->paste[0];
    float down = p->paste[4];
    float cx = across * ((float)x + 0.5f) + p->paste[2];
    float cy = down * ((float)y + 0.5f) + p->paste[5];
    float horizontal =
        ramp(cx / (float)side, p->fades & FADES_LEFT, p->fades & FADES_RIGHT, p->feather);
    float vertical =
        ramp(cy / (float)side, p->fades & FADES_TOP, p->fades & FADES_BOTTOM, p->feather);
    int mask = (int)(256.0f * horizontal * vertical + 0.5f);
    if (mask > 0) {
      int plane = side * side;
      r = pasted(square + (reversed ? 2 * plane : 0), side, cx, cy, across, down, mask, r);
      g = pasted(square + plane, side, cx, cy, across, down, mask, g);
      b = pasted(square + (reversed ? 0 : 2 * plane), side, cx, cy, across, down, mask, b);
    }
  }
  int markX = x - p->markLeft;
  int markY = y - p->markTop;
  if (markX >= 0 && markX < p->markWidth && markY >= 0 && markY < p->markHeight) {
    float grey;
    float covered = mark(p, x, y, &grey);
    r = marked(r, covered, grey);
    g = marked(g, covered, grey);
    b = marked(b, covered, grey);
  }
  canvas[0] = (unsigned char)r;
  canvas[1] = (unsigned char)g;
  canvas[2] = (unsigned char)b;
  canvas[3] = 255;
}

// ---- to others

// The square alone as RGBA.
extern "C" __global__ void packRgba(
    const float* square, unsigned char* rgba, int side, int reversed) {
  int x = blockIdx.x * blockDim.x + threadIdx.x;
  int y = blockIdx.y * blockDim.y + threadIdx.y;
  if (x >= side || y >= side) {
    return;
  }
  int plane = side * side;
  int at = y * side + x;
  rgba[4 * at] = (unsigned char)byteOf(square[reversed ? 2 * plane + at : at]);
  rgba[4 * at + 1] = (unsigned char)byteOf(square[plane + at]);
  rgba[4 * at + 2] = (unsigned char)byteOf(square[reversed ? at : 2 * plane + at]);
  rgba[4 * at + 3] = 255;
}

// BT.601, limited range
__device__ inline unsigned char lumaOf(const unsigned char* rgba) {
  int value = 16829 * rgba[0] + 33039 * rgba[1] + 6416 * rgba[2];
  return (unsigned char)((value + (16 << 16) + 32768) >> 16);
}

// of the sums of 1 << shift pixels
__device__ inline unsigned char chromaU(int r, int g, int b, int shift) {
  int value = -9714 * r - 19070 * g + 28784 * b;
  return (unsigned char)((value + (128 << (16 + shift)) + (32768 << shift)) >> (16 + shift));
}

__device__ inline unsigned char chromaV(int r, int g, int b, int shift) {
  int value = 28784 * r - 24103 * g - 4681 * b;
  return (unsigned char)((value + (128 << (16 + shift)) + (32768 << shift)) >> (16 + shift));
}

// RGBA as YUYV, a thread a pair of pixels; width even, stride of the result in bytes.
extern "C" __global__ void packYuyv(
    const unsigned char* rgba, unsigned char* yuyv, int width, int height, int stride) {
  int pair = blockIdx.x * blockDim.x + threadIdx.x;
  int y = blockIdx.y * blockDim.y + threadIdx.y;
  if (2 * pair >= width || y >= height) {
    return;
  }
  const unsigned char* from = rgba + 4 * ((long long)y * width + 2 * pair);
  unsigned char* to = yuyv + (long long)y * stride + 4 * pair;
  int r = from[0] + from[4];
  int g = from[1] + from[5];
  int b = from[2] + from[6];
  to[0] = lumaOf(from);
  to[1] = chromaU(r, g, b, 1);
  to[2] = lumaOf(from + 4);
  to[3] = chromaV(r, g, b, 1);
}

// RGBA as NV12, a thread a block of 2 x 2; width and height even, stride of both planes in bytes.
extern "C" __global__ void packNv12(
    const unsigned char* rgba, unsigned char* nv12, int width, int height, int stride) {
  int x = 2 * (blockIdx.x * blockDim.x + threadIdx.x);
  int y = 2 * (blockIdx.y * blockDim.y + threadIdx.y);
  if (x >= width || y >= height) {
    return;
  }
  const unsigned char* upper = rgba + 4 * ((long long)y * width + x);
  const unsigned char* lower = upper + 4 * (long long)width;
  unsigned char* luma = nv12 + (long long)y * stride + x;
  luma[0] = lumaOf(upper);
  luma[1] = lumaOf(upper + 4);
  luma[stride] = lumaOf(lower);
  luma[stride + 1] = lumaOf(lower + 4);
  int r = upper[0] + upper[4] + lower[0] + lower[4];
  int g = upper[1] + upper[5] + lower[1] + lower[5];
  int b = upper[2] + upper[6] + lower[2] + lower[6];
  unsigned char* chroma = nv12 + (long long)(height + y / 2) * stride + x;
  chroma[0] = chromaU(r, g, b, 2);
  chroma[1] = chromaV(r, g, b, 2);
}
