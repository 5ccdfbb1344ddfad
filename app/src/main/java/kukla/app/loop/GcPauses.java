package kukla.app.loop;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** Counts the garbage collector's pauses while it is open. Any thread; its opener closes it. */
public final class GcPauses implements AutoCloseable, NotificationListener {
  private final List<NotificationEmitter> emitters = new ArrayList<>();
  private long pauses;
  private long longestMillis;

  public GcPauses() {
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      // concurrent cycles of ZGC and others stop nobody; their pauses have a bean of their own
      if (bean instanceof NotificationEmitter emitter && !bean.getName().contains("Cycles")) {
        emitter.addNotificationListener(this, null, null);
        emitters.add(emitter);
      }
    }
  }

  @Override
  public synchronized void handleNotification(Notification notification, Object handback) {
    if (notification.getUserData() instanceof CompositeData data
        && notification
            .getType()
            .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      pauses++;
      long millis = GarbageCollectionNotificationInfo.from(data).getGcInfo().getDuration();
      longestMillis = Math.max(longestMillis, millis);
    }
  }

  /** Forgets what was counted so far. */
  public synchronized void reset() {
    pauses = 0;
    longestMillis = 0;
  }

  /** {@code {"pauses": .., "max_ms": ..}}; the JVM tells whole milliseconds. */
  public synchronized ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("pauses", pauses);
    json.put("max_ms", longestMillis);
    return json;
  }

  @Override
  public void close() {
    for (NotificationEmitter emitter : emitters) {
      try {
        emitter.removeNotificationListener(this);
      } catch (ListenerNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
