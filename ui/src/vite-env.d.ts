/// <reference types="vite/client" />

declare const __BROWSER__: boolean;
