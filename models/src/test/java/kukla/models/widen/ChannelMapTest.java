package kukla.models.widen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ChannelMapTest {
  @Test
  void repeatsEveryChannelInTurn() {
    ChannelMap map = ChannelMap.repeating(3, 8);
    assertThat(map.sources()).containsExactly(0, 1, 2, 0, 1, 2, 0, 1);
    assertThat(map.copies()).containsExactly(3, 3, 2);
    assertThat(map.isIdentity()).isFalse();
    assertThat(ChannelMap.repeating(3, 3).isIdentity()).isTrue();
  }

  @Test
  void joinsWhatIsConcatenated() {
    ChannelMap map =
        ChannelMap.joined(List.of(ChannelMap.repeating(2, 4), ChannelMap.repeating(3, 3)));
    assertThat(map.sources()).containsExactly(0, 1, 0, 1, 2, 3, 4);
    assertThat(map.copies()).containsExactly(2, 2, 1, 1, 1);
    assertThat(map.narrow()).isEqualTo(5);
  }

  @Test
  void keepsGroupsTogether() {
    assertThat(ChannelMap.repeating(8, 20).grouped(4)).isEqualTo(ChannelMap.repeating(2, 5));
    assertThatThrownBy(() -> ChannelMap.repeating(6, 12).grouped(4))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ChannelMap.repeating(8, 10).grouped(4))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ChannelMap(List.of(0, 5), 8).grouped(2))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
