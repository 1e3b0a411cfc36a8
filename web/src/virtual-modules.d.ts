declare module 'virtual:land' {
  /** Closed rings of longitude and latitude. */
  const rings: [number, number][][];
  export default rings;
}
