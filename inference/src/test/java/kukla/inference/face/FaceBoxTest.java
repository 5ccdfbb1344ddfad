package kukla.inference.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import kukla.inference.geometry.Point;
import org.junit.jupiter.api.Test;

class FaceBoxTest {
  @Test
  void overlapIsSharedOverJointArea() {
    FaceBox box = new FaceBox(0, 0, 10, 10);
    assertThat(box.overlap(new FaceBox(5, 0, 10, 10))).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(box.overlap(new FaceBox(20, 0, 10, 10))).isZero();
  }

  @Test
  void spansAllPoints() {
    FaceBox box = FaceBox.around(List.of(new Point(3, 9), new Point(-1, 4), new Point(2, 5)));
    assertThat(box).isEqualTo(new FaceBox(-1, 4, 4, 5));
    assertThat(box.side()).isEqualTo(5);
    assertThat(box.centreX()).isEqualTo(1);
  }

  @Test
  void hasAnArea() {
    assertThatThrownBy(() -> new FaceBox(0, 0, 0, 3)).hasMessageContaining("area");
    assertThatThrownBy(() -> new FaceBox(Double.NaN, 0, 1, 3)).hasMessageContaining("area");
  }
}
