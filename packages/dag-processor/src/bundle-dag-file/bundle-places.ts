/** Where Dag files and their bundles lie. Absolute, real paths. */
export interface BundlePlaces {
  readonly projectFolder: string;
  readonly bundleFolder: string;
}
