// Runs one launch of a kernel of frame.cu on the host, thread after thread.
//
// Standard input: the memory of a simulated GPU and the launch; standard output: that memory
// afterwards. Memory is mapped where the simulated GPU says it lies, so pointers mean what they say.
// All numbers are in native byte order:
//   int64 count, then of each piece int64 address, int64 bytes
//   the pieces, one behind the other
//   int32 blocksX, blocksY, blocksZ, threadsX, threadsY
//   int32 length and the kernel's name
//   int32 count, then of each argument 8 bytes

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include <string>
#include <vector>

#define __global__
#define __device__

struct Index {
  int x, y, z;
};
static Index blockIdx, blockDim, threadIdx;

#include FRAME

static_assert(sizeof(Parameters) == 3232, "as FrameParameters writes it");

static void take(void* into, size_t bytes) {
  if (fread(into, 1, bytes, stdin) != bytes) {
    fprintf(stderr, "expected more input\n");
    exit(1);
  }
}

template <typename T>
static T take() {
  T value;
  take(&value, sizeof value);
  return value;
}

static std::vector<int64_t> arguments;

template <typename T>
static T* pointer(int i) {
  return (T*)arguments[i];
}

static int whole(int i) {
  return (int)arguments[i];
}

static bool run(const std::string& name) {
  const Parameters* p = pointer<Parameters>(0);
  if (name == "crop") {
    crop(p, pointer<float>(1), whole(2), whole(3));
  } else if (name == "relate") {
    relate(p, pointer<float>(1), pointer<float>(2), pointer<float>(3), pointer<float>(4), whole(5));
  } else if (name == "compose") {
    compose(p, pointer<float>(1), whole(2), whole(3), whole(4), whole(5));
  } else if (name == "colourSums") {
    colourSums(pointer<float>(0), pointer<float>(1), pointer<double>(2), whole(3), whole(4));
  } else if (name == "colourMoments") {
    colourMoments(pointer<double>(0), pointer<float>(1), whole(2));
  } else if (name == "colourTransfer") {
    colourTransfer(pointer<float>(0), pointer<float>(1), pointer<float>(2), whole(3));
  } else if (name == "packRgba") {
    packRgba(pointer<float>(0), pointer<unsigned char>(1), whole(2), whole(3));
  } else if (name == "packYuyv") {
    packYuyv(pointer<unsigned char>(0), pointer<unsigned char>(1), whole(2), whole(3), whole(4));
  } else if (name == "packNv12") {
    packNv12(pointer<unsigned char>(0), pointer<unsigned char>(1), whole(2), whole(3), whole(4));
  } else {
    return false;
  }
  return true;
}

int main() {
  struct Piece {
    int64_t address, bytes;
  };
  std::vector<Piece> pieces((size_t)take<int64_t>());
  int64_t begin = INT64_MAX;
  int64_t end = 0;
  for (Piece& piece : pieces) {
    piece.address = take<int64_t>();
    piece.bytes = take<int64_t>();
    begin = piece.address < begin ? piece.address : begin;
    end = piece.address + piece.bytes > end ? piece.address + piece.bytes : end;
  }
  begin &= ~(int64_t)0xffff;
  void* room = mmap(
      (void*)begin, (size_t)(end - begin), PROT_READ | PROT_WRITE,
      MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
  if (room != (void*)begin) {
    fprintf(stderr, "the simulated GPU's addresses are taken here\n");
    return 1;
  }
  for (Piece& piece : pieces) {
    take((void*)piece.address, (size_t)piece.bytes);
  }
  int grid[5];
  take(grid, sizeof grid);
  std::string name((size_t)take<int32_t>(), ' ');
  take(&name[0], name.size());
  arguments.resize((size_t)take<int32_t>());
  take(arguments.data(), 8 * arguments.size());
  blockDim = {grid[3], grid[4], 1};
  for (blockIdx.z = 0; blockIdx.z < grid[2]; blockIdx.z++)
    for (blockIdx.y = 0; blockIdx.y < grid[1]; blockIdx.y++)
      for (blockIdx.x = 0; blockIdx.x < grid[0]; blockIdx.x++)
        for (threadIdx.y = 0; threadIdx.y < grid[4]; threadIdx.y++)
          for (threadIdx.x = 0; threadIdx.x < grid[3]; threadIdx.x++)
            if (!run(name)) {
              fprintf(stderr, "no kernel %s\n", name.c_str());
              return 1;
            }
  for (Piece& piece : pieces) {
    fwrite((void*)piece.address, 1, (size_t)piece.bytes, stdout);
  }
  return 0;
}
