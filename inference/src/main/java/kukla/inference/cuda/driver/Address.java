package kukla.inference.cuda.driver;

import org.bytedeco.cuda.cudart.CUevent_st;
import org.bytedeco.cuda.cudart.CUgraphExec_st;
import org.bytedeco.cuda.cudart.CUgraph_st;
import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.javacpp.Pointer;

/** A number as the pointer that JavaCPP wants. It owns nothing. */
public final class Address extends Pointer {
  private Address(long number) {
    super((Pointer) null);
    address = number;
  }

  /** A pointer to there. */
  public static Pointer of(long number) {
    return new Address(number);
  }

  /** A stream's handle. */
  public static CUstream_st stream(long number) {
    return new CUstream_st(of(number));
  }

  static CUevent_st event(long number) {
    return new CUevent_st(of(number));
  }

  static CUgraph_st graph(long number) {
    return new CUgraph_st(of(number));
  }

  static CUgraphExec_st executable(long number) {
    return new CUgraphExec_st(of(number));
  }
}
