export { quote } from '../../messages/quote.ts';
