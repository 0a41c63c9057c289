/** Words around every screen. */
export const frame = {
  skip: 'Skip to content',
  home: 'Plenary, your forums',
  rooms: 'Rooms of this forum',
  signOut: 'Sign out',
  title: (page: string, forum: string) => `${page} · ${forum} · Plenary`,
};
