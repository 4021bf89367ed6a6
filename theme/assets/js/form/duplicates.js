export const duplicates = () => [];
