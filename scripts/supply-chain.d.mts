export declare const SCRIPTS_NOT_RUN: Readonly<Record<string, string>>;
export declare function supplyChainFaults(manifest: object, lock: object, npmrc: string): string[];
