import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

/** The program for the machines beside assemblies, in one file: it needs nothing but Node there. */
export async function agentInOneFile(): Promise<string> {
  const made = await build({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('../../src/agent/main.ts', import.meta.url)),
      write: false,
      target: 'es2024',
      rolldownOptions: { output: { entryFileNames: 'agent.mjs', codeSplitting: false } },
    },
  });
  const [chunk] = [made].flat().flatMap((one) => ('output' in one ? one.output : []));
  if (chunk?.type !== 'chunk') throw new Error('the agent was not built');
  return chunk.code;
}

export const agentFile = (): Plugin => ({
  name: 'agent-file',
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'agent.mjs', source: await agentInOneFile() });
  },
});
