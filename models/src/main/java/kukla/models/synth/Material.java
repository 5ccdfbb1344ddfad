package kukla.models.synth;

/** What a triangle of the head is made of, in the order of the head file. */
enum Material {
  FACE,
  BACK_OF_HEAD,
  GUMS_TONGUE,
  TEETH,
  SCLERA_LEFT,
  IRIS_LEFT,
  SCLERA_RIGHT,
  IRIS_RIGHT,
  LACRIMAL_FLUID,
  EYE_BLEND,
  EYE_OCCLUSION,
  LASHES
}
