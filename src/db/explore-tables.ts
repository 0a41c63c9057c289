/** Who was found; what it means stands in migrations/0012-profile-views.sql. */
export interface ExploreTables {
  profile_view: {
    forum_id: string;
    client_id: string;
    delegate_id: string;
    /** local dates (YYYY-MM-DD) in UTC */
    first_day: string;
    last_day: string;
  };
}
