-- AlterTable
ALTER TABLE "OrganizationPolicy" ADD COLUMN     "toldTo" INTEGER;
