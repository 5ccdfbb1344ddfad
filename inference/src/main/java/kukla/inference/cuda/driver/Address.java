package kukla.inference.cuda.driver;

import org.bytedeco.cuda.cudart.CUevent_st;
import org.bytedeco.cuda.cudart.CUgraphExec_st;
import org.bytedeco.cuda.cudart.CUgraph_st;
import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.javacpp.Pointer;

/** A number as the pointer that JavaCPP wants. It owns nothing. */
public final class Address extends Pointer {
  /** An event's handle that is set anew for each call. */
  private static final class Asked extends CUevent_st {
    Asked() {
      super((Pointer) null);
    }

    Asked at(long number) {
      address = number;
      return this;
    }
  }

  private static final ThreadLocal<Asked> ASKED = ThreadLocal.withInitial(Asked::new);

  private Address(long number) {
    super((Pointer) null);
    address = number;
  }

  /**
   * An event that is asked for again and again while a frame is made: the same pointer on each
   * call, so good for the very next native call alone.
   */
  static CUevent_st askedEvent(long number) {
    return ASKED.get().at(number);
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
