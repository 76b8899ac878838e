import type { Catalogue } from "../domain/catalogue.ts";
import type { Course } from "../domain/course.ts";
import type { Instant } from "../domain/ids.ts";

export interface Courses {
  /** All that can be taught now. */
  catalogue(): Promise<Catalogue>;
  /** Makes these the courses that are taught. New texts become new versions; whatever is missing is withdrawn, never deleted. Idempotent. */
  publish(courses: readonly Course[], at: Instant): Promise<{ readonly versions: number; readonly withdrawn: number }>;
}
