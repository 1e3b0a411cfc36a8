export declare function webClient(): Promise<string>;
