export function builtinsLate(code: string): string;
