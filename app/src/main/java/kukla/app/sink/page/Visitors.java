package kukla.app.sink.page;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Connections from browsers, each on a thread of its own. What waits to be sent to a visitor is
 * kept small, so that a slow one does not look at the past. Its opener closes it, which sends all
 * home.
 *
 * <p>The JDK's own HTTP server does not let that be set.
 */
final class Visitors implements AutoCloseable {
  /** Answers one visitor and returns when that is done; the connection is closed after it. */
  interface Answer {
    void to(Socket visitor) throws IOException, InterruptedException;
  }

  private static final int MOST = 24;
  private static final int SEND_BYTES = 1 << 16;
  private static final int READ_MILLIS = 5000;

  private final ServerSocket server;
  private final Answer answer;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(0, MOST, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);
  private volatile boolean closed;

  Visitors(InetSocketAddress address, Answer answer) throws IOException {
    this.answer = answer;
    server = new ServerSocket(address.getPort(), MOST, address.getAddress());
    thread(this::accept).start();
  }

  private Thread thread(Runnable task) {
    Thread thread = new Thread(task, "viewer-" + count.getAndIncrement());
    thread.setDaemon(true);
    return thread;
  }

  int port() {
    return server.getLocalPort();
  }

  InetAddress address() {
    return server.getInetAddress();
  }

  private void accept() {
    while (!closed) {
      try {
        welcome(server.accept());
      } catch (IOException e) {
        if (closed) {
          return; // and otherwise a visitor left at once
        }
      }
    }
  }

  private void welcome(Socket visitor) throws IOException {
    open.add(visitor);
    try {
      visitor.setSendBufferSize(SEND_BYTES);
      visitor.setTcpNoDelay(true);
      visitor.setSoTimeout(READ_MILLIS);
      threads.execute(() -> serve(visitor));
    } catch (IOException | RejectedExecutionException e) {
      dismiss(visitor);
    }
    if (closed) {
      dismiss(visitor);
    }
  }

  private void serve(Socket visitor) {
    try {
      answer.to(visitor);
    } catch (IOException | InterruptedException e) {
      open.remove(visitor); // the visitor left, or was sent home
    } finally {
      dismiss(visitor);
    }
  }

  private void dismiss(Socket visitor) {
    open.remove(visitor);
    try {
      visitor.close();
    } catch (IOException e) {
      open.remove(visitor); // gone all the same
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      server.close();
    } catch (IOException e) {
      closed = true; // closed all the same
    }
    open.forEach(this::dismiss);
    threads.shutdownNow();
  }
}
