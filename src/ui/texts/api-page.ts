/** The page that a person reads about the API. */
export const apiPage = {
  pageTitle: 'The API · Plenary',
  title: 'The API',
  lead: 'Whatever your seat may see and do in the app, a program or an assistant may with your token. The organiser makes tokens; send yours in the header, never in an address.',
  header: 'Authorization: Bearer TOKEN',
  description: 'The same for programs: OpenAPI 3.1',
  assistant: 'For an assistant (Model Context Protocol), by HTTP:',
  contents: 'Contents',
  parameters: 'Parameters',
  where: { path: 'in the path', query: 'in the query', header: 'a header' } as Record<
    string,
    string
  >,
  filters: 'Filters',
  body: 'Body, for example',
  answer: 'Answer, for example',
};
