/** Who asks for what could not be had, where that is not the module itself. */
export const asks = (by: string | undefined): string => (by === undefined ? '' : ` ${by} asks for it.`);
export const asksZh = (by: string | undefined): string => (by === undefined ? '' : `由 ${by} 要求。`);
