/** How the signs of reactions are drawn. */
import {
  Check,
  CircleQuestionMark,
  Heart,
  type IconNode,
  Laugh,
  Lightbulb,
  ThumbsUp,
} from 'lucide';

export const drawn: Record<string, IconNode> = {
  'thumbs-up': ThumbsUp,
  heart: Heart,
  agreed: Check,
  idea: Lightbulb,
  laugh: Laugh,
  question: CircleQuestionMark,
};
