/** What a column of a matrix says of a row, where it says one of four things; and how people say it. */

export type Direction = 'up' | 'same' | 'down' | 'none';

/** Words of each direction; those with a space are phrases. Other languages: as columns are labelled. */
const SAID: Record<Direction, string> = {
  none: 'not investing,no investment,no plans,no spend,no spending,none,no,zero,keine,kein,nichts,aucun,aucune,pas,ninguna,ninguno,nessun,nessuno,geen,ingen,inga,καμία,καμια,нет',
  same: 'stay the same,staying the same,the same,same,flat,steady,stable,unchanged,constant,maintain,maintaining,holding,no change,gleich,gleichbleibend,stabil,unverändert,inchangé,igual,stabile,gelijk,samma,uændret,uendret,αμετάβλητη,ίδια,ίδιο,σταθερή',
  down: 'spending less,decrease,decreasing,less,down,cut,cutting,cuts,reduce,reducing,lower,lowering,fewer,shrink,shrinking,weniger,senken,sinken,sinkt,niedriger,diminuer,baisse,moins,disminuir,menos,reducir,meno,diminuire,minder,lager,minska,mindre,reducere,μείωση,λιγότερο,λιγότερα',
  up: 'spending more,increase,increasing,more,up,grow,growing,raise,raising,rising,higher,boost,boosting,expand,expanding,mehr,steigen,steigt,erhöhen,höher,augmenter,hausse,plus,aumentar,más,aumentare,più,meer,stijgen,hoger,öka,ökning,mer,øke,øge,αύξηση,περισσότερο,περισσότερα',
};

export const DIRECTIONS = Object.keys(SAID) as Direction[];

/** Every way to say a direction, as phrases. */
export const phrasesFor = (direction: Direction): string[] => SAID[direction].split(',');
