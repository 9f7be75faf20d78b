/** A key of a Secret in the namespace of the run. */
export interface SecretKey {
  readonly name: string;
  readonly key: string;
}

/** A bucket or container that holds artifacts, and how it is reached. Constants, and credentials as references to Secrets. */
export type ArtifactStore =
  | {
      readonly kind: 's3';
      readonly endpoint: string;
      readonly bucket: string;
      readonly region: string | undefined;
      readonly insecure: boolean;
      readonly accessKey: SecretKey | undefined;
      readonly secretKey: SecretKey | undefined;
      readonly useSDKCreds: boolean;
      readonly roleARN: string | undefined;
    }
  | { readonly kind: 'gcs'; readonly bucket: string; readonly serviceAccountKey: SecretKey | undefined }
  | {
      readonly kind: 'azure';
      readonly endpoint: string;
      readonly container: string;
      readonly accountKey: SecretKey | undefined;
      readonly useSDKCreds: boolean;
    }
  | {
      readonly kind: 'oss';
      readonly endpoint: string;
      readonly bucket: string;
      readonly accessKey: SecretKey | undefined;
      readonly secretKey: SecretKey | undefined;
      readonly useSDKCreds: boolean;
    };
