package kukla.inference.engine.choice;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How busy other programs keep this machine while something is done. */
final class OtherWork {
  /** Share of all processors from which on engines that use them all are slowed by much. */
  private static final double MUCH = 0.25;

  private OtherWork() {}

  /**
   * Does some work.
   *
   * @return whether others took more than a quarter of all processors meanwhile; false where the
   *     system does not tell
   */
  static boolean disturbs(Runnable work) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    if (system == null) {
      work.run();
      return false;
    }
    system.getCpuLoad(); // the bean tells of the time since it was last asked
    system.getProcessCpuLoad();
    work.run();
    return isMuch(system.getCpuLoad(), system.getProcessCpuLoad());
  }

  /**
   * @param all share of all processors that is in use; negative where it is not known
   * @param own this program's part of it; negative where it is not known
   */
  static boolean isMuch(double all, double own) {
    return all >= 0 && own >= 0 && all - own > MUCH;
  }
}
