// Entries have their sentences beside the feature that writes them: {who} did it, {member} and
// {persons} are whom it is about.
export const words = {
  journal: {
    nobody: 'somebody',
    through: {
      web: 'in the browser',
      api: 'through the API',
      cli: 'on the command line',
      live: 'in a room',
      job: 'by itself',
      console: 'on the console',
    },
  },
} as const;
