package kukla.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** A tone as a file, and what sound packets a file has. */
final class TestSound {
  private static final int RATE = 11_025 * 2;

  private TestSound() {}

  /** A 440 Hz tone, mono, 16 bit. */
  static Path wav(Path file, int seconds) throws IOException {
    int samples = RATE * seconds;
    ByteBuffer bytes = ByteBuffer.allocate(44 + samples * 2).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples * 2);
    bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    bytes.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * 2);
    bytes.putShort((short) 2).putShort((short) 16);
    bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples * 2);
    for (int i = 0; i < samples; i++) {
      bytes.putShort((short) (9000 * Math.sin(i * 2 * Math.PI * 440 / RATE)));
    }
    return Files.write(file, bytes.array());
  }

  /** The bytes of every packet. */
  static List<byte[]> packets(Path file) {
    List<byte[]> packets = new ArrayList<>();
    try (SoundSource source = SoundSource.open(file).orElseThrow()) {
      for (Optional<AVPacket> next = source.next(); next.isPresent(); next = source.next()) {
        byte[] bytes = new byte[next.get().size()];
        next.get().data().get(bytes);
        packets.add(bytes);
      }
    }
    return packets;
  }

  /** Length of the sound in seconds, by its packets. */
  static double seconds(Path file) {
    double end = 0;
    try (SoundSource source = SoundSource.open(file).orElseThrow()) {
      for (Optional<AVPacket> next = source.next(); next.isPresent(); next = source.next()) {
        var base = source.stream().time_base();
        double ticks = (double) next.get().pts() + next.get().duration();
        end = Math.max(end, ticks * base.num() / base.den());
      }
    }
    return end;
  }

  static ByteArrayOutputStream joined(List<byte[]> packets) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    packets.forEach(all::writeBytes);
    return all;
  }
}
