export { PageDto, PageQueryDto } from '../common/page.dto.ts';
