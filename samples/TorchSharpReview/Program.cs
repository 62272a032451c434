using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using TorchSharp;
using TorchSharpReview.Models;

const ulong Seed = 42;

// The bits of the tensors, and of arrays under the same paths.
using var net = new FilledNet(Seed);
string ofTensors = Hash(net.parameters().Select(static parameter => parameter.bytes.ToArray()));
string ofArrays = Hash(new ArrayNet(Seed).Weights.Select(static weights => MemoryMarshal.AsBytes(weights.AsSpan()).ToArray()));
Console.WriteLine($"tensors {ofTensors}");
Console.WriteLine($"arrays  {ofArrays}");
Console.WriteLine(ofTensors == ofArrays ? "equal" : "different");

// The models that the build warns of.
foreach (torch.nn.Module model in new torch.nn.Module[] { new TextClassifier(), new PlainConvNet(), new ResidualNet(), new Experts(), new DeepDefault() })
{
    using (model) Console.WriteLine($"{model.GetName()}: {model.parameters().Count()} parameters");
}

return ofTensors == ofArrays ? 0 : 1;

static string Hash(IEnumerable<byte[]> parts)
{
    using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    foreach (byte[] part in parts) hash.AppendData(part);
    return Convert.ToHexString(hash.GetHashAndReset())[..16];
}
