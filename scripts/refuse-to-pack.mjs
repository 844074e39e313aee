/** The server is run from a clone or a container; as a package it would come with everything that only it needs. */
console.error('The server is no package. The SDK is: npm pack --workspace packages/sdk');
process.exit(1);
