package kukla.app.sink.page;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import kukla.app.sink.NumberedPictures;
import kukla.app.sink.Offering;
import kukla.app.sink.Sink;
import kukla.app.sink.SinkStatus.State;

/** A viewer page that is open, and gets numbered pictures. Its opener closes it. */
final class OpenPage implements AutoCloseable {
  final Sink sink;
  final URI address;
  final Offering offering;

  /**
   * @param pauseMillis from one picture to the next
   */
  OpenPage(NumberedPictures pictures, long pauseMillis) throws InterruptedException {
    sink =
        ViewerPage.open(
            pictures.format(), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    while (sink.status().state() != State.OPEN) {
      Thread.sleep(2);
    }
    address = URI.create(sink.status().sentence().replaceAll(".*(http://[^,]*),.*", "$1"));
    offering = new Offering(sink, pictures, pauseMillis);
  }

  @Override
  public void close() throws InterruptedException {
    offering.close();
    sink.close();
  }
}
