"""The full-size first-order motion model under PyTorch: milliseconds a step.

One step is what a live frame costs: keypoints of the driving picture, then the generator. The
authors' generator encodes the source in every step, so it does here; runs called "source cached"
do that once.

With --fomm DIR the networks are those of a checkout of the authors' code; without, plain modules of
the same layers. Weights are random. Prints one JSON object as the last line.
"""

import argparse
import json
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

SIZE = 256
KEYPOINTS = 10


class Conv(nn.Module):
    """Convolution, batch norm, ReLU; halves the picture behind that or doubles it before."""

    def __init__(self, inputs, outputs, kernel=3, down=False, up=False):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, padding=kernel // 2)
        self.norm = nn.BatchNorm2d(outputs)
        self.down = down
        self.up = up

    def forward(self, x):
        if self.up:
            x = F.interpolate(x, scale_factor=2)
        x = F.relu(self.norm(self.conv(x)))
        return F.avg_pool2d(x, 2) if self.down else x


class Residual(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.norm1 = nn.BatchNorm2d(features)
        self.conv1 = nn.Conv2d(features, features, 3, padding=1)
        self.norm2 = nn.BatchNorm2d(features)
        self.conv2 = nn.Conv2d(features, features, 3, padding=1)

    def forward(self, x):
        y = self.conv1(F.relu(self.norm1(x)))
        return x + self.conv2(F.relu(self.norm2(y)))


class Hourglass(nn.Module):
    def __init__(self, block, inputs, blocks, most):
        super().__init__()
        width = lambda i: min(most, block * 2**i)
        self.down = nn.ModuleList(
            Conv(inputs if i == 0 else width(i), width(i + 1), down=True) for i in range(blocks)
        )
        self.up = nn.ModuleList(
            Conv((1 if i == blocks - 1 else 2) * width(i + 1), width(i), up=True)
            for i in reversed(range(blocks))
        )
        self.outputs = block + inputs

    def forward(self, x):
        skips = [x]
        for down in self.down:
            skips.append(down(skips[-1]))
        y = skips.pop()
        for up in self.up:
            y = torch.cat([up(y), skips.pop()], 1)
        return y


class AntiAlias(nn.Module):
    def __init__(self, channels, scale):
        super().__init__()
        sigma = (1 / scale - 1) / 2
        self.half = round(4 * sigma)
        self.step = int(1 / scale)
        self.channels = channels
        x = torch.arange(2 * self.half + 1, dtype=torch.float32) - self.half
        line = torch.exp(-(x**2) / (2 * sigma**2))
        kernel = line[:, None] * line[None, :]
        self.register_buffer(
            "weight", (kernel / kernel.sum())[None, None].repeat(channels, 1, 1, 1)
        )

    def forward(self, x):
        x = F.conv2d(F.pad(x, (self.half,) * 4), self.weight, groups=self.channels)
        return x[:, :, :: self.step, :: self.step]


def grid(h, w, like):
    x = torch.linspace(-1, 1, w, device=like.device, dtype=like.dtype)
    y = torch.linspace(-1, 1, h, device=like.device, dtype=like.dtype)
    return torch.stack([x[None, :].expand(h, w), y[:, None].expand(h, w)], -1)


class Detector(nn.Module):
    def __init__(self):
        super().__init__()
        self.small = AntiAlias(3, 0.25)
        self.body = Hourglass(32, 3, 5, 1024)
        self.heat = nn.Conv2d(self.body.outputs, KEYPOINTS, 7)
        self.turn = nn.Conv2d(self.body.outputs, 4 * KEYPOINTS, 7)

    def forward(self, x):
        features = self.body(self.small(x))
        heat = self.heat(features)
        n, k, h, w = heat.shape
        heat = F.softmax(heat.view(n, k, -1) / 0.1, 2).view(n, k, h, w)
        value = (heat[..., None] * grid(h, w, heat)).sum((2, 3))
        turns = self.turn(features).view(n, k, 4, h, w)
        return value, (heat[:, :, None] * turns).sum((3, 4)).view(n, k, 2, 2)


class Motion(nn.Module):
    def __init__(self):
        super().__init__()
        self.small = AntiAlias(3, 0.25)
        self.body = Hourglass(64, (KEYPOINTS + 1) * 4, 5, 1024)
        self.mask = nn.Conv2d(self.body.outputs, KEYPOINTS + 1, 7, padding=3)
        self.occlusion = nn.Conv2d(self.body.outputs, 1, 7, padding=3)

    def forward(self, source, s, js, d, jd):
        source = self.small(source)
        n, c, h, w = source.shape
        z = grid(h, w, source)
        turn = torch.matmul(js.float(), torch.inverse(jd.float())).to(source.dtype)
        away = z[None, None] - d[:, :, None, None]
        moved = torch.matmul(turn[:, :, None, None], away[..., None])[..., 0]
        moved = moved + s[:, :, None, None]
        moved = torch.cat([z[None, None].expand(n, 1, h, w, 2), moved], 1)
        near = lambda p: torch.exp(
            -0.5 * ((z[None, None] - p[:, :, None, None]) ** 2).sum(-1) / 0.01
        )
        heat = near(d) - near(s)
        heat = torch.cat([torch.zeros_like(heat[:, :1]), heat], 1)[:, :, None]
        warped = F.grid_sample(
            source[:, None].expand(n, KEYPOINTS + 1, c, h, w).reshape(-1, c, h, w),
            moved.reshape(-1, h, w, 2),
            align_corners=False,
        ).view(n, KEYPOINTS + 1, c, h, w)
        features = self.body(torch.cat([heat, warped], 2).view(n, -1, h, w))
        mask = F.softmax(self.mask(features), 1)
        return (moved * mask[..., None]).sum(1), torch.sigmoid(self.occlusion(features))


class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.motion = Motion()
        self.first = Conv(3, 64, 7)
        self.down = nn.ModuleList([Conv(64, 128, down=True), Conv(128, 256, down=True)])
        self.middle = nn.Sequential(*[Residual(256) for _ in range(6)])
        self.up = nn.ModuleList([Conv(256, 128, up=True), Conv(128, 64, up=True)])
        self.final = nn.Conv2d(64, 3, 7, padding=3)

    def encode(self, source):
        x = self.first(source)
        for down in self.down:
            x = down(x)
        return x

    def draw(self, source, features, s, js, d, jd):
        deformation, occlusion = self.motion(source, s, js, d, jd)
        x = self.middle(F.grid_sample(features, deformation, align_corners=False) * occlusion)
        for up in self.up:
            x = up(x)
        return torch.sigmoid(self.final(x))


class Ours(nn.Module):
    """One step; the source's features are given where they are cached."""

    def __init__(self):
        super().__init__()
        self.detector = Detector()
        self.generator = Generator()

    def forward(self, source, s, js, driving, features=None):
        d, jd = self.detector(driving)
        if features is None:
            features = self.generator.encode(source)
        return self.generator.draw(source, features, s, js, d, jd)


class Theirs(nn.Module):
    """One step of the authors' networks."""

    def __init__(self, folder):
        super().__init__()
        sys.path.insert(0, folder)
        from modules.generator import OcclusionAwareGenerator
        from modules.keypoint_detector import KPDetector

        common = dict(num_kp=KEYPOINTS, num_channels=3, estimate_jacobian=True)
        hourglass = dict(max_features=1024, num_blocks=5, scale_factor=0.25)
        self.detector = KPDetector(temperature=0.1, block_expansion=32, **hourglass, **common)
        self.generator = OcclusionAwareGenerator(
            block_expansion=64,
            max_features=512,
            num_down_blocks=2,
            num_bottleneck_blocks=6,
            estimate_occlusion_map=True,
            dense_motion_params=dict(block_expansion=64, **hourglass),
            **common,
        )

    def forward(self, source, s, js, driving):
        points = self.detector(driving)
        made = self.generator(source, kp_source=dict(value=s, jacobian=js), kp_driving=points)
        return made["prediction"]


def measure(step, frames, warm_up, device):
    """p50, p99 and the longest of a step, by the GPU's clock where there is one."""
    times = []
    with torch.inference_mode():
        for i in range(warm_up + frames):
            if device == "cuda":
                begin = torch.cuda.Event(enable_timing=True)
                end = torch.cuda.Event(enable_timing=True)
                begin.record()
                step()
                end.record()
                end.synchronize()
                taken = begin.elapsed_time(end)
            else:
                started = time.perf_counter()
                step()
                taken = 1000 * (time.perf_counter() - started)
            if i >= warm_up:
                times.append(taken)
    times.sort()
    at = lambda share: round(times[min(len(times) - 1, int(share * len(times)))], 3)
    return {"p50_ms": at(0.5), "p99_ms": at(0.99), "max_ms": round(times[-1], 3)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--frames", type=int, default=1000)
    parser.add_argument("--warm-up", type=int, default=100)
    parser.add_argument("--fomm", help="a checkout of the authors' code")
    parser.add_argument("--device", choices=["auto", "cuda", "cpu"], default="auto")
    options = parser.parse_args()
    device = options.device
    if device == "auto":
        device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(1)
    torch.backends.cudnn.benchmark = True
    if device == "cpu":  # seconds a step: enough to see how far away it is
        options.frames = min(options.frames, 20)
        options.warm_up = min(options.warm_up, 2)
    theirs = options.fomm is not None
    runs = {}
    faults = {}

    def inputs(kind):
        make = lambda *shape: torch.rand(*shape, device=device, dtype=kind)
        turns = torch.eye(2, device=device, dtype=kind).expand(1, KEYPOINTS, 2, 2).contiguous()
        return make(1, 3, SIZE, SIZE), make(1, KEYPOINTS, 2) - 0.5, turns, make(1, 3, SIZE, SIZE)

    def step(half, compiled, cached):
        """The authors' code knows no half: it runs under autocast there."""
        auto = half and theirs
        kind = torch.float16 if half and not auto else torch.float32
        if compiled and not hasattr(torch, "compile"):
            raise RuntimeError("expected torch.compile, found PyTorch " + torch.__version__)
        network = (Theirs(options.fomm) if theirs and not cached else Ours()).eval()
        network = network.to(device, kind)
        given = inputs(kind)
        if cached:
            with torch.inference_mode():
                given += (network.generator.encode(given[0]),)
        run = torch.compile(network, mode="max-autotune") if compiled else network

        def once():
            if not auto:
                return run(*given)
            with torch.autocast(device, dtype=torch.float16):
                return run(*given)

        return once

    def attempt(name, half=False, compiled=False, cached=False):
        try:
            once = step(half, compiled, cached)
            runs[name] = measure(once, options.frames, options.warm_up, device)
        except Exception as fault:  # the others still count
            faults[name] = (str(fault).splitlines() or [type(fault).__name__])[0][:200]

    attempt("eager fp32")
    if device == "cuda":
        attempt("eager fp16", half=True)
        attempt("compile fp16", half=True, compiled=True)
        attempt("eager fp32, source cached", cached=True)
        if not theirs:
            attempt("compile fp16, source cached", half=True, compiled=True, cached=True)
    else:
        attempt("compile fp32", compiled=True)
        attempt("eager fp32, source cached", cached=True)
    whole = Theirs(options.fomm) if theirs else Ours()
    answer = {
        "torch": torch.__version__,
        "device": torch.cuda.get_device_name(0) if device == "cuda" else "cpu",
        "networks": "the authors'" if theirs else "ours, of the same layers",
        "parameters": sum(p.numel() for p in whole.parameters()),
        "runs": runs,
        "faults": faults,
    }
    print()
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
