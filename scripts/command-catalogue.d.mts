/** The text of cli/catalogue.ts for the commands in `folder` (cli/commands). */
export function commandCatalogue(folder: string): string;
