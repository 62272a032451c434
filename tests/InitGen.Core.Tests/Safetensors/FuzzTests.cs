using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;
using InitGen.Safetensors;

namespace InitGen.Core.Tests.Safetensors;

/// <summary>Headers with random damage: they are read, or refused in the reader's own words, in little memory.</summary>
public sealed class FuzzTests
{
    // What a header of some kilobytes may cost: its text, its tensors, a message.
    private const long MostBytes = 4 << 20;

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "null", "true", "-1", "0", "1e9", "9223372036854775807", "9223372036854775808",
        "18446744073709551616", "\"dtype\"", "\"shape\"", "\"data_offsets\"", "\"__metadata__\"", "\"F32\"", "\"F4\"", "[[[[[[[[", "{\"a\":{\"a\":", " ", "\n", "\0", "é",
    ];

    private static bool Full => Environment.GetEnvironmentVariable("INITGEN_FULL") == "1";

    [Fact]
    public void Nothing_but_the_reader_s_own_exception_comes_out()
    {
        byte[][] seeds = Seeds();
        int count = Full ? 100_000 : 2_000;
        int refused = 0;
        for (int trial = 0; trial < count; trial++)
        {
            var random = new Random(trial);
            byte[] file = Damage(seeds[trial % seeds.Length], random);
            long length = random.Next(4) switch { 0 => random.NextInt64(), 1 => random.Next(file.Length + 1), _ => file.Length + random.Next(200) };
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                SafetensorsHeader header = HeaderBytes.Read(file, length);
                Assert.True(header.DataStart <= length);
            }
            catch (SafetensorsException)
            {
                refused++;
            }
            catch (Exception e)
            {
                Assert.Fail($"Trial {trial}: {e}");
            }

            long taken = GC.GetAllocatedBytesForCurrentThread() - before;
            if (taken > MostBytes) Assert.Fail($"Trial {trial} took {taken} bytes of memory for a file of {file.Length}.");
        }

        Assert.InRange(refused, count / 2, count);
    }

    [Fact]
    public void Nor_from_the_reader_of_indexes()
    {
        byte[] seed = File.ReadAllBytes(HeaderBytes.Fixture("set/model.safetensors.index.json"));
        for (int trial = 0; trial < (Full ? 20_000 : 500); trial++)
        {
            byte[] file = Damage(seed, new Random(trial));
            try
            {
                SafetensorsIndex.Read(new MemoryStream(file));
            }
            catch (SafetensorsException)
            {
            }
            catch (Exception e)
            {
                Assert.Fail($"Trial {trial}: {e}");
            }
        }
    }

    private static byte[][] Seeds()
    {
        (string json, _) = HeaderBytes.Floats(KnownModels.BertBase());
        return
        [
            File.ReadAllBytes(HeaderBytes.Fixture("every-type.safetensors")),
            HeaderBytes.Of("""{"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"b":{"dtype":"F16","shape":[4],"data_offsets":[24,32]}}"""),
            HeaderBytes.Of("{}"),
            HeaderBytes.Of(json),
        ];
    }

    private static byte[] Damage(byte[] seed, Random random)
    {
        byte[] file = (byte[])seed.Clone();
        for (int change = random.Next(1, 5); change > 0; change--)
        {
            int at = random.Next(file.Length);
            switch (random.Next(6))
            {
                case 0:
                    file[at] = (byte)random.Next(256);
                    break;
                case 1:
                    file[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    file = [.. file[..at], .. Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]), .. file[at..]];
                    break;
                case 3:
                    int end = random.Next(at, Math.Min(file.Length, at + 40));
                    file = [.. file[..at], .. file[end..]];
                    break;
                case 4:
                    file = [.. file[..at], .. file[random.Next(file.Length)..]];
                    break;
                default:
                    if (file.Length >= 8) BinaryPrimitives.WriteInt64LittleEndian(file, random.Next(3) == 0 ? random.NextInt64() : file.Length - 8 - random.Next(4));
                    break;
            }

            if (file.Length == 0) return file;

            // Mostly with the right length, so that what comes behind is looked at.
            if (file.Length >= 8 && random.Next(4) > 0) BinaryPrimitives.WriteInt64LittleEndian(file, file.Length - 8);
        }

        return file;
    }
}
