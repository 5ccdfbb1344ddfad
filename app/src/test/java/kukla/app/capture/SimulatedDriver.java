package kukla.app.capture;

import com.github.sarxos.webcam.WebcamDevice;
import com.github.sarxos.webcam.WebcamDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import kukla.app.capture.camera.CameraIdentity;
import kukla.app.capture.camera.CameraMode;
import kukla.app.capture.camera.CaptureClock;
import kukla.app.capture.camera.Shot;
import kukla.app.capture.camera.Vigilance;
import kukla.app.capture.library.OwnCamera;
import kukla.app.capture.playback.TestPattern;
import kukla.inference.Fault;
import kukla.inference.image.Image;

/** Devices that can be unplugged and that break in every way a real one does. */
public final class SimulatedDriver implements WebcamDriver {
  private static final long MILLISECOND = 1_000_000;

  private final List<Device> plugged = new CopyOnWriteArrayList<>();
  private final CaptureClock clock;

  /**
   * @param clock what its devices take pictures by
   */
  SimulatedDriver(CaptureClock clock) {
    this.clock = clock;
  }

  /** How a device behaves. */
  public enum Manner {
    WELL,
    /** Reads say that it is gone. */
    UNPLUGGED,
    /** Reads give nothing. */
    SILENT,
    /** Reads give the same picture with the same time. */
    SAME_TIME,
    /** Reads give the same picture with new times. */
    SAME_PIXELS,
    /** Reads never return, whoever interrupts them. */
    HANGING,
    /** Reads throw. */
    THROWING,
    /** Opening it fails as while another program has it. */
    BUSY,
    /** Closing it never returns. */
    HANGING_IN_CLOSE
  }

  /** A physical device. */
  public static final class Device {
    final String name;
    final String place;
    final AtomicInteger readers = new AtomicInteger();
    final AtomicInteger mostReaders = new AtomicInteger();
    final AtomicInteger openings = new AtomicInteger();
    public final CountDownLatch released = new CountDownLatch(1);
    volatile String address;
    public volatile Manner manner = Manner.WELL;
    volatile CameraMode mode = CameraMode.of(64, 48, 100);
    volatile long jitterNanos;
    final AtomicLong number = new AtomicLong();

    public Device(String name, String place, String address) {
      this.name = name;
      this.place = place;
      this.address = address;
    }
  }

  public Device plug(Device device) {
    plugged.add(device);
    return device;
  }

  /** Takes it out; whoever reads it is told, or not, by its manner. */
  public void unplug(Device device, Manner manner) {
    plugged.remove(device);
    device.manner = manner;
  }

  @Override
  public List<WebcamDevice> getDevices() {
    List<WebcamDevice> handles = new ArrayList<>();
    plugged.forEach(device -> handles.add(new Handle(device, clock)));
    return handles;
  }

  @Override
  public boolean isThreadSafe() {
    return true;
  }

  private static final class Handle extends OwnCamera {
    private final Device device;
    private final CaptureClock clock;
    private boolean started;
    private CameraMode mode = CameraMode.USUAL;
    private long lastNanos;

    Handle(Device device, CaptureClock clock) {
      this.device = device;
      this.clock = clock;
    }

    @Override
    public CameraIdentity identity() {
      return new CameraIdentity(device.name, device.place, device.address);
    }

    @Override
    public List<CameraMode> modes() {
      return List.of(device.mode);
    }

    @Override
    public CameraMode start(CameraMode wished) {
      if (device.manner == Manner.BUSY) {
        throw new Fault("opening " + device.name + ": expected it free, found it in use");
      }
      started = true;
      device.openings.incrementAndGet();
      device.mostReaders.accumulateAndGet(device.readers.incrementAndGet(), Math::max);
      mode = device.mode;
      return mode;
    }

    @Override
    public Vigilance vigilance() {
      return Vigilance.DEVICE;
    }

    @Override
    public Shot read(Image into, long patienceNanos) {
      return switch (device.manner) {
        case UNPLUGGED -> new Shot.Gone("it was unplugged");
        case SILENT -> {
          LockSupport.parkNanos(patienceNanos);
          yield Shot.NOTHING;
        }
        case THROWING -> throw new IllegalStateException("broken pipe");
        case HANGING -> {
          hang();
          yield Shot.NOTHING;
        }
        default -> take(into);
      };
    }

    private Shot take(Image into) {
      LockSupport.parkNanos(mode.periodNanos());
      if (!mode.equals(device.mode)) {
        mode = device.mode;
        return new Shot.Resized(mode);
      }
      boolean sameTime = device.manner == Manner.SAME_TIME;
      boolean samePixels = sameTime || device.manner == Manner.SAME_PIXELS;
      long number = samePixels ? device.number.get() : device.number.incrementAndGet();
      new TestPattern(mode.width(), mode.height()).paint(into, number, 0);
      long jitter = device.jitterNanos == 0 ? 0 : number * 7919 % device.jitterNanos;
      if (!sameTime) {
        lastNanos = Math.max(lastNanos + 1, clock.nanos() - MILLISECOND - jitter);
      }
      return new Shot.Taken(lastNanos);
    }

    private void hang() {
      boolean interrupted = false;
      while (device.released.getCount() > 0) {
        try {
          device.released.await();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void stop() {
      if (started) {
        started = false;
        if (device.manner == Manner.HANGING_IN_CLOSE) {
          hang();
        }
        device.readers.decrementAndGet();
      }
    }
  }
}
